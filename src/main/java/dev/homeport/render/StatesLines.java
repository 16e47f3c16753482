package dev.homeport.render;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.StateTransition;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import java.util.ArrayList;
import java.util.List;

/** TCP's state machine: a figure where it fits, a list where it doesn't, sentences for ears. */
final class StatesLines {
    private StatesLines() {}

    static void write(Page page, Report.States states) {
        if (page.layout().spoken()) {
            sentences(page, states);
        } else if (page.layout().width() >= StateFigure.WIDTH) {
            figure(page, states);
            holders(page, states);
        } else {
            list(page, states);
            holders(page, states);
        }
    }

    private static void figure(Page page, Report.States states) {
        for (String each : StateFigure.lines()) {
            List<Run> runs = new ArrayList<>();
            String rest = each;
            for (ConnectionState state : StateFigure.boxes(each)) {
                int at = rest.indexOf(" " + state.word() + " ");
                if (states.in(state).isEmpty()) {
                    continue;
                }
                runs.add(new Run(rest.substring(0, at), Tone.PLAIN));
                runs.add(new Run(">" + state.word() + "<", Tone.TITLE));
                rest = rest.substring(at + state.word().length() + 2);
            }
            runs.add(new Run(rest, Tone.PLAIN));
            page.exactly(List.of(), 0, runs);
        }
    }

    private static void list(Page page, Report.States states) {
        for (ConnectionState each : StateFigure.ORDER) {
            boolean lit = !states.in(each).isEmpty();
            page.text(0, lit ? ">" + each.word() + "<" : " " + each.word(), lit ? Tone.TITLE : Tone.STRONG);
            for (StateTransition transition : StateTransition.from(each)) {
                page.hanging(Page.spaces(4), 6, Runs.of(shortly(transition, page), Tone.PLAIN));
            }
        }
    }

    private static String shortly(StateTransition transition, Page page) {
        String sends = transition.sends().isEmpty() ? "" : " / send " + transition.sends();
        return transition.event() + sends + " " + page.marks().outward() + " "
                + transition.to().word();
    }

    private static void holders(Page page, Report.States states) {
        page.blank();
        if (states.holders().isEmpty()) {
            page.sentence(0, "No socket of the lab is in the kernel's table; `connect` makes one.", Tone.MUTED);
        }
        for (ConnectionState each : StateFigure.ORDER) {
            List<String> names = states.in(each);
            if (!names.isEmpty()) {
                page.hanging(
                        List.of(new Run(">" + each.word() + "<  ", Tone.TITLE)),
                        2,
                        Runs.plain(String.join(", ", names) + ": " + each.meaning()));
            }
        }
        page.sentence(
                0,
                "RFC 9293, figure 5 and its notes: a RST ends a connection in every state, and in FIN-WAIT-1 a FIN that"
                        + " comes with the ACK of ours leads to TIME-WAIT.",
                Tone.MUTED);
    }

    private static void sentences(Page page, Report.States states) {
        if (states.holders().isEmpty()) {
            page.text(0, "No socket of the lab is in the kernel's table. The states of TCP:", Tone.PLAIN);
        }
        for (ConnectionState each : StateFigure.ORDER) {
            List<String> names = states.in(each);
            if (names.isEmpty() && !states.holders().isEmpty()) {
                continue;
            }
            String who = names.isEmpty()
                    ? each.word()
                    : String.join(", ", names) + (names.size() == 1 ? " is in " : " are in ") + each.word();
            StringBuilder text = new StringBuilder(who + ": " + each.meaning() + ".");
            String between = " From here: ";
            for (StateTransition transition : StateTransition.from(each)) {
                text.append(between).append(transition.event()).append(": ");
                text.append(transition.sends().isEmpty() ? "" : "sends " + transition.sends() + ", ");
                text.append("then ").append(transition.to().word());
                between = "; ";
            }
            text.append('.');
            page.text(0, text.toString(), Tone.PLAIN);
        }
        page.text(0, "Source: RFC 9293, figure 5. A RST ends a connection in every state.", Tone.MUTED);
    }
}
