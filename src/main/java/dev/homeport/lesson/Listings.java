package dev.homeport.lesson;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Fences that are shown and never run. */
final class Listings {
    private static final Set<String> LANGUAGES = Set.of(
            "text",
            "txt",
            "plain",
            "plaintext",
            "output",
            "console",
            "terminal",
            "java",
            "sh",
            "shell",
            "bash",
            "zsh",
            "bat",
            "cmd",
            "powershell",
            "http",
            "json",
            "xml",
            "html",
            "css",
            "csv",
            "yaml",
            "toml",
            "ini",
            "properties",
            "markdown",
            "md",
            "mermaid",
            "diff",
            "hex",
            "sql",
            "c",
            "cpp",
            "csharp",
            "go",
            "rust",
            "python",
            "py",
            "ruby",
            "perl",
            "php",
            "kotlin",
            "scala",
            "swift",
            "javascript",
            "js",
            "typescript",
            "ts");

    private Listings() {}

    /** Whether the fence's first word is none or a language; says so if it is neither that nor a block. */
    static boolean known(Piece word, Problems problems) {
        if (word.isEmpty() || LANGUAGES.contains(word.text())) {
            return true;
        }
        List<String> near = problems.near(word.text(), candidates());
        String message = "unknown block " + Problems.quote(word.text());
        problems.at(word, near.isEmpty() ? message + "; a listing that is only shown is ```text" : message, near);
        return false;
    }

    private static List<String> candidates() {
        // One or two letters are near to everything.
        return Stream.concat(BlockKind.words().stream(), LANGUAGES.stream().filter(each -> each.length() > 2))
                .toList();
    }
}
