import QtQuick
import Jotter.Theme
import Jotter.ViewModels

/// The window. Shows one of: opening, first start, sign in, inside. What is not shown is not loaded, so that a locked
/// tablet holds no pupil on its screen.
Window {
    id: window

    required property AppModel app

    title: qsTr("Jotter")
    width: 1280
    height: 800
    minimumWidth: 320
    minimumHeight: 480
    color: Theme.paper
    LayoutMirroring.enabled: Theme.rightToLeft
    LayoutMirroring.childrenInherit: true

    Loader {
        id: page
        anchors.fill: parent
        focus: true
        readonly property int stage: window.app.stage
        onStageChanged: {
            switch (stage) {
            case AppModel.Failed:
                setSource("FailedPage.qml", { sentence: window.app.failure });
                break;
            case AppModel.FirstStart:
                setSource("FirstStartPage.qml", { model: window.app.firstStart });
                break;
            case AppModel.SignIn:
                setSource("SignInPage.qml", { model: window.app.signIn, pill: window.app.pill });
                break;
            case AppModel.Inside:
                setSource("InsidePage.qml", { app: window.app });
                break;
            default:
                setSource("");
            }
        }
    }
    SplashLine {
        anchors.centerIn: parent
        waiting: window.app.stage === AppModel.Opening
    }
}
