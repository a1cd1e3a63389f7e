#pragma once

#include "app/viewmodels/clip/clip_viewer.h"
#include "app/viewmodels/common/recorder.h"
#include "app/viewmodels/concern/concern_model.h"
#include "app/viewmodels/pupil/choice_model.h"
#include "app/viewmodels/pupil/passport_model.h"
#include "app/viewmodels/pupil/timeline_model.h"
#include "app/viewmodels/pupil/versions_model.h"
#include "app/viewmodels/voice/voice_player.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace jotter::viewmodels {

/// One pupil's page: who this is, what to know now, what helps, and everything seen so far.
class PupilModel final : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the application makes it")
    Q_PROPERTY(QString pupilId READ pupilId NOTIFY changed)
    Q_PROPERTY(QString name READ name NOTIFY changed)
    Q_PROPERTY(QString shortName READ shortName NOTIFY changed)
    Q_PROPERTY(QString initials READ initials NOTIFY changed)
    Q_PROPERTY(int tint READ tint NOTIFY changed)
    Q_PROPERTY(QString year READ year NOTIFY changed)
    Q_PROPERTY(bool noPhotos READ noPhotos NOTIFY changed)
    Q_PROPERTY(QList<QString> alerts READ alerts NOTIFY changed)
    Q_PROPERTY(QList<QString> liveSteps READ liveSteps NOTIFY changed)
    /// The first lines of "What helps me", for the header.
    Q_PROPERTY(QList<QString> helps READ helps NOTIFY changed)
    Q_PROPERTY(jotter::viewmodels::PassportModel* passport READ passport CONSTANT)
    /// What stands in two versions until somebody chooses.
    Q_PROPERTY(jotter::viewmodels::VersionsModel* versions READ versions CONSTANT)
    Q_PROPERTY(jotter::viewmodels::ConcernModel* concern READ concern CONSTANT)
    Q_PROPERTY(jotter::viewmodels::ToastModel* toast READ toast CONSTANT)
    Q_PROPERTY(jotter::viewmodels::TimelineModel* timeline READ timeline CONSTANT)
    Q_PROPERTY(jotter::viewmodels::VoicePlayer* player READ player CONSTANT)
    Q_PROPERTY(jotter::viewmodels::ClipViewer* clip READ clip CONSTANT)
    Q_PROPERTY(jotter::viewmodels::ChoiceModel* steps READ steps CONSTANT)
    Q_PROPERTY(jotter::viewmodels::ChoiceModel* adults READ adults CONSTANT)

public:
    PupilModel(const Services& services, Recorder& recorder, QObject* parent = nullptr);

    /// Shows the pupil. A null id shows nobody.
    void open(PupilId pupil);

    [[nodiscard]] PupilId id() const { return pupil_; }
    [[nodiscard]] QString pupilId() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString shortName() const;
    [[nodiscard]] QString initials() const;
    [[nodiscard]] int tint() const { return facts_.pupil ? facts_.pupil->tint() : 0; }
    [[nodiscard]] QString year() const;
    [[nodiscard]] bool noPhotos() const;
    [[nodiscard]] QList<QString> alerts() const;
    [[nodiscard]] QList<QString> liveSteps() const;
    [[nodiscard]] QList<QString> helps() const;
    [[nodiscard]] PassportModel* passport() { return &passport_; }
    [[nodiscard]] VersionsModel* versions() { return &versions_; }
    /// Of what stands in two versions, this one is right: it is written anew, by who is signed in.
    Q_INVOKABLE void keepVersion(int row);
    [[nodiscard]] ToastModel* toast() { return &recorder_.toast(); }
    [[nodiscard]] ConcernModel* concern() { return &concern_; }
    [[nodiscard]] TimelineModel* timeline() { return &timeline_; }
    [[nodiscard]] VoicePlayer* player() { return &player_; }
    [[nodiscard]] ClipViewer* clip() { return &clip_; }
    [[nodiscard]] ChoiceModel* steps() { return &steps_; }
    [[nodiscard]] ChoiceModel* adults() { return &adults_; }

Q_SIGNALS:
    void changed();

private:
    /// What one question to the store answers, from one snapshot.
    struct Facts {
        std::optional<domain::Pupil> pupil;
        std::vector<std::string> alerts;
        std::vector<domain::Step> steps;
        std::vector<domain::PassportLine> passport;
        std::vector<store::TwoVersions> both;
        std::vector<domain::Adult> adults;
    };
    static Facts gather(const store::Queries& queries, PupilId pupil);
    void ask();
    void show(Facts facts);
    [[nodiscard]] std::optional<domain::Role> roleOfReader() const;

    store::Store& store_;
    Recorder& recorder_;
    std::function<std::optional<SignedIn>()> signedIn_;
    PupilId pupil_;
    Facts facts_;
    std::uint64_t question_ = 0;
    PassportModel passport_;
    VersionsModel versions_;
    ConcernModel concern_;
    TimelineModel timeline_;
    VoicePlayer player_;
    ClipViewer clip_;
    ChoiceModel steps_;
    ChoiceModel adults_;
};

} // namespace jotter::viewmodels
