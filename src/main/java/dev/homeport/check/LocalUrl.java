package dev.homeport.check;

import dev.homeport.net.HttpUrl;
import dev.homeport.net.Port;
import java.util.Optional;

/** Reads the address of a page as the verb http does, but for names of the lab; only hosts that are this machine. */
final class LocalUrl {
    private LocalUrl() {}

    static Fit fit(Word word) {
        Optional<HttpUrl> url = word.quoted() ? Optional.empty() : HttpUrl.parse(word.written());
        if (url.isPresent()) {
            return url.get().isLocal()
                    ? new Fit.Fits(url.get())
                    : Fit.misfit("a check asks only this machine: 127.0.0.1 or localhost");
        }
        String authority = HttpUrl.split(word.written()).authority();
        String port = authority.substring(authority.lastIndexOf(':') + 1);
        boolean number = !port.isEmpty() && port.chars().allMatch(c -> c >= '0' && c <= '9');
        boolean none =
                number && Port.parse(port).filter(each -> each.number() > 0).isEmpty();
        return Fit.misfit(
                none
                        ? port + " is not a port: ports are 1 to 65535"
                        : word.shown() + " is no address of a page: write :62893/hello");
    }
}
