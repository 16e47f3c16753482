package dev.homeport.lab;

import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Proxy settings that would carry a request for localhost away from this machine. Their values may hold passwords: not shown. */
final class ProxyExam {
    private static final List<String> VARIABLES = List.of("http_proxy", "https_proxy", "all_proxy");
    private static final List<String> EXCEPTIONS = List.of("localhost", "127.0.0.1");

    private final Map<String, String> environment;
    private final UnaryOperator<@Nullable String> properties;

    ProxyExam(Map<String, String> environment, UnaryOperator<@Nullable String> properties) {
        this.environment = environment;
        this.properties = properties;
    }

    /** As curl(1) reads them, ENVIRONMENT: HTTP_PROXY in capitals is not heeded by it, but by others. */
    Exam environment() {
        String name = "proxy variables";
        List<String> set = environment.keySet().stream()
                .filter(each -> VARIABLES.contains(each.toLowerCase(Locale.ROOT)))
                .filter(each -> !environment.getOrDefault(each, "").isBlank())
                .sorted()
                .toList();
        if (set.isEmpty()) {
            return Exam.ok(name, "none is set");
        }
        String shown = String.join(", ", set);
        List<String> missing =
                EXCEPTIONS.stream().filter(each -> !isExcepted(each)).toList();
        return missing.isEmpty()
                ? Exam.ok(name, shown + "; no_proxy leaves localhost alone")
                : new Exam(
                        name,
                        Result.WARNING,
                        "no_proxy names localhost, 127.0.0.1 and ::1",
                        shown + " set, and no_proxy lacks " + String.join(" and ", missing),
                        "`export no_proxy=localhost,127.0.0.1,::1` before curl and other clients");
    }

    /** Java leaves localhost alone unless http.nonProxyHosts says otherwise (java.net, Networking Properties). */
    Exam java() {
        String name = "Java's proxy";
        boolean set = has("http.proxyHost") || has("https.proxyHost") || has("socksProxyHost");
        if (!set) {
            return Exam.ok(name, "none is set");
        }
        String variable = has("socksProxyHost") ? "socksNonProxyHosts" : "http.nonProxyHosts";
        String exceptions = properties.apply(variable);
        boolean excepted = exceptions == null || exceptions.contains("localhost");
        return excepted
                ? Exam.ok(name, "set; localhost is left alone")
                : new Exam(
                        name,
                        Result.WARNING,
                        variable + " names localhost",
                        variable + " is set without it",
                        "add localhost|127.*|[::1] to " + variable);
    }

    private boolean has(String property) {
        String value = properties.apply(property);
        return value != null && !value.isBlank();
    }

    private boolean isExcepted(String host) {
        String all = environment.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase("no_proxy"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(","));
        return Arrays.stream(all.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(host) || isNetwork(each, host));
    }

    /** Such as {@code 127.0.0.0/8}, which curl reads since 7.86. */
    private static boolean isNetwork(String exception, String host) {
        return host.startsWith("127.") && exception.startsWith("127.") && exception.contains("/");
    }
}
