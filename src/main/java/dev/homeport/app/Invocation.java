package dev.homeport.app;

import dev.homeport.author.Allowed;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the program was called with.
 *
 * @param command the first word, or empty for the playground
 * @param operands the other words
 * @param allowed what verify may run of a lesson's own code
 * @param seed of verify's second run
 */
record Invocation(
        String command, List<String> operands, boolean json, boolean plain, Allowed allowed, Optional<Long> seed) {
    static final List<String> COMMANDS = List.of("start", "lessons", "run", "verify", "doctor", "help", "version");

    private static final List<String> FLAGS =
            List.of("--json", "--plain", Allowed.SH_OPTION, Allowed.JAVA_OPTION, "--seed", "--help", "--version");

    /** Words that cannot be understood; the message is for the user. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }

    static Invocation parse(String... args) throws UsageException {
        List<String> words = new ArrayList<>();
        boolean json = false;
        boolean plain = false;
        boolean java = false;
        boolean sh = false;
        Optional<Long> seed = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--json" -> json = true;
                case "--plain" -> plain = true;
                case Allowed.JAVA_OPTION -> java = true;
                case Allowed.SH_OPTION -> sh = true;
                case "--help", "-h" -> words.add(0, "help");
                case "--version" -> words.add(0, "version");
                case "--seed" -> {
                    i++;
                    seed = Optional.of(number(i < args.length ? args[i] : ""));
                }
                default -> {
                    if (args[i].startsWith("-") && args[i].length() > 1) {
                        throw new UsageException("unknown option " + args[i] + meant(args[i], FLAGS));
                    }
                    words.add(args[i]);
                }
            }
        }
        String command = words.isEmpty() ? "" : words.remove(0);
        if (!command.isEmpty() && !COMMANDS.contains(command)) {
            throw new UsageException("unknown command " + command + meant(command, COMMANDS));
        }
        // A shell can start all that Java can.
        return new Invocation(command, List.copyOf(words), json, plain, new Allowed(java || sh, sh), seed);
    }

    /** The one operand that the command needs. */
    String operand(String what) throws UsageException {
        if (operands.size() != 1) {
            throw new UsageException(command + " takes one " + what);
        }
        return operands.get(0);
    }

    /** The one operand that the command may have. */
    String operandOr(String what, String usual) throws UsageException {
        return operands.isEmpty() ? usual : operand(what);
    }

    private static long number(String text) throws UsageException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new UsageException("--seed takes a whole number");
        }
    }

    private static String meant(String word, List<String> known) {
        List<String> near = Nearest.to(word, known);
        return near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?";
    }
}
