#include "app/shell/commands/line/request.h"

namespace jotter::shell {

using nlohmann::json;

std::string Request::toJson() const {
    return nlohmann::json{{"command", command}, {"adult", adult}, {"pin", pin},     {"pupil", pupil},
                          {"steps", steps},     {"help", help},   {"note", note},   {"photos", photos},
                          {"words", words},     {"after", after}, {"limit", limit}, {"code", code},
                          {"name", name},       {"json", json}}
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

namespace {
/// Reads members by name and remembers whether each had the right type.
class Members {
public:
    explicit Members(const json& object)
        : object_(object) {}

    template <class T>
    void read(const char* name, T& into, bool (json::*isRight)() const noexcept) {
        const auto it = object_.find(name);
        if (it == object_.end() || !((*it).*isRight)())
            good_ = false;
        else
            into = it->get<T>();
    }
    void read(const char* name, std::string& into) { read(name, into, &json::is_string); }
    void read(const char* name, std::vector<std::string>& into) {
        const auto it = object_.find(name);
        good_ = good_ && it != object_.end() && it->is_array();
        if (!good_)
            return;
        for (const auto& item : *it) {
            good_ = good_ && item.is_string();
            if (good_)
                into.push_back(item.get<std::string>());
        }
    }
    [[nodiscard]] bool good() const { return good_; }

private:
    const json& object_;
    bool good_ = true;
};

tl::unexpected<Error> notUnderstood() {
    return fail("bad_request", ErrorCategory::Input, "That request could not be understood.");
}
} // namespace

Expected<Request> Request::fromJson(std::string_view text) {
    const auto value = parseJson(text);
    if (!value || !value->is_object())
        return notUnderstood();
    Request request;
    Members members(*value);
    members.read("command", request.command);
    members.read("adult", request.adult);
    members.read("pin", request.pin);
    members.read("pupil", request.pupil);
    members.read("steps", request.steps);
    members.read("help", request.help);
    members.read("note", request.note);
    members.read("photos", request.photos);
    members.read("words", request.words);
    members.read("after", request.after);
    members.read("limit", request.limit, &nlohmann::json::is_number_unsigned);
    members.read("code", request.code);
    members.read("name", request.name);
    members.read("json", request.json, &nlohmann::json::is_boolean);
    if (!members.good())
        return notUnderstood();
    return request;
}

std::string Reply::toJson() const {
    return json{{"exit", static_cast<int>(exit)}, {"out", out}, {"err", err}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

Expected<Reply> Reply::fromJson(std::string_view text) {
    const auto value = parseJson(text);
    if (!value || !value->is_object())
        return notUnderstood();
    Reply reply;
    int exit = 0;
    Members members(*value);
    members.read("exit", exit, &nlohmann::json::is_number_integer);
    members.read("out", reply.out);
    members.read("err", reply.err);
    if (!members.good())
        return notUnderstood();
    reply.exit = static_cast<Exit>(exit);
    return reply;
}

Reply refuse(Exit exit, std::string sentence) {
    return {exit, {}, std::move(sentence)};
}

Reply refuse(const Error& error) {
    return refuse(exitFor(error), error.text);
}

} // namespace jotter::shell
