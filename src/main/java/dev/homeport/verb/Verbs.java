package dev.homeport.verb;

import java.util.ArrayList;
import java.util.List;

/** The verbs of the lab. */
public final class Verbs {
    /** In the order in which help lists them. */
    private static final String[] WORDS = {
        "sockets",
        "who",
        "state",
        "probe",
        "ranges",
        "resolve",
        "wire",
        "diagram",
        "states",
        "listen",
        "accept",
        "connect",
        "send",
        "recv",
        "shutdown",
        "close",
        "abort",
        "udp bind",
        "udp send",
        "udp recv",
        "echo",
        "serve",
        "route",
        "stop",
        "http",
        "proxy",
        "fault",
        "heal",
        "tap",
        "swarm",
        "java"
    };

    /** Those that no lesson may use. */
    private static final String[] FOR_LEARNERS = {"free", "doctor", "edit"};

    private Verbs() {}

    /** All verbs of the lab; {@link Help} is not among them, as it needs the whole list. Loads none of them yet. */
    public static List<Verb> all() {
        return lazy(WORDS);
    }

    /** Verbs about the whole machine, for what a learner types: a lesson may not use them. Loads none of them yet. */
    public static List<Verb> forLearners() {
        return lazy(FOR_LEARNERS);
    }

    private static List<Verb> lazy(String... words) {
        List<Verb> all = new ArrayList<>(words.length);
        for (String each : words) {
            all.add(new LazyVerb(each));
        }
        return all;
    }

    static Verb make(String word) {
        return switch (word) {
            case "sockets" -> new Sockets();
            case "who" -> new Who();
            case "state" -> new State();
            case "probe" -> new Probe();
            case "ranges" -> new Ranges();
            case "resolve" -> new Resolve();
            case "wire" -> new Wire();
            case "diagram" -> new Diagram();
            case "states" -> new States();
            case "listen" -> new Listen();
            case "accept" -> new Accept();
            case "connect" -> new Connect();
            case "send" -> new Send();
            case "recv" -> new Recv();
            case "shutdown" -> new Shutdown();
            case "close" -> new Close();
            case "abort" -> new Abort();
            case "udp bind" -> new UdpBind();
            case "udp send" -> new UdpSend();
            case "udp recv" -> new UdpRecv();
            case "echo" -> new Echo();
            case "serve" -> new Serve();
            case "route" -> new Route();
            case "stop" -> new Stop();
            case "http" -> new Http();
            case "proxy" -> new Proxy();
            case "fault" -> new PutFault();
            case "heal" -> new Heal();
            case "tap" -> new Tap();
            case "swarm" -> new Swarm();
            case "java" -> new Java();
            case "edit" -> new Edit();
            case "free" -> new Free();
            case "doctor" -> new Doctor();
            default -> throw new IllegalArgumentException("no verb " + word);
        };
    }
}
