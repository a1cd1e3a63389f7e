#include "platform/desktop/media_backend.h"

#include <QLoggingCategory>

namespace jotter::platform {

void chooseMediaBackend() {
    constexpr auto variable = "QT_MEDIA_BACKEND";
    if (!qEnvironmentVariableIsSet(variable))
        qputenv(variable, "ffmpeg");
    QLoggingCategory::setFilterRules(QStringLiteral("default.debug=false"));
}

} // namespace jotter::platform
