package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Everything in the JDK and in the libraries that can bind a socket is guarded, or named here with the reason why it need not be
 * or cannot be. A new way to bind, in a newer JDK or library, fails here.
 *
 * <p>A whole call graph of the JDK says that nearly everything could bind, since nearly everything could read a URL. So it is
 * cut where sockets are made. {@link #ROOMS} are the packages that bind: in them every public method from which a native bind or
 * listen can be reached is a door, and each door is held against the guards. Everywhere else it is enough to ask which classes
 * call a door that only a snippet's own call is guarded at. (A ServerSocket or a Socket is guarded whoever makes it: java.net
 * asks the factory for it.) What reflection or a native library of its own does is not in any class file: that is what
 * {@link Lookout} is for.
 */
class BindersTest {
    private static final List<String> ROOMS = List.of(
            "java/net/",
            "java/nio/channels/",
            "sun/nio/ch/",
            "com/sun/nio/sctp/",
            "javax/net/",
            "com/sun/net/httpserver/",
            "sun/net/httpserver/");

    private static final String A_SOCKET = "makes a socket of java.net, which asks the factory for it";
    private static final String NO_SCTP = "an SCTP channel is refused where it is opened";
    private static final String OF_AN_IMPLEMENTATION = "only java.net calls it, on what it made itself";
    private static final String UNBOUND = "gives it out unbound";
    private static final String BOUND_BEFORE = "sends only where the channel is connected, and so bound, before";

    /** Doors without a guard of their own, by class and name; one with a descriptor is that one alone. */
    private static final Map<String, String> NO_GUARD = Map.ofEntries(
            Map.entry("java/net/SocketImpl.bind", OF_AN_IMPLEMENTATION),
            Map.entry("java/net/SocketImpl.listen", OF_AN_IMPLEMENTATION),
            Map.entry("java/net/DatagramSocketImpl.bind", OF_AN_IMPLEMENTATION),
            Map.entry("javax/net/ServerSocketFactory.createServerSocket", A_SOCKET),
            Map.entry("javax/net/SocketFactory.createSocket", A_SOCKET),
            Map.entry("java/nio/channels/FileChannel.transferTo", BOUND_BEFORE),
            Map.entry("java/nio/channels/FileChannel.transferFrom", BOUND_BEFORE),
            Map.entry("java/nio/channels/DatagramChannel.socket", UNBOUND),
            Map.entry("com/sun/net/httpserver/HttpServer.create()Lcom/sun/net/httpserver/HttpServer;", UNBOUND),
            Map.entry("com/sun/net/httpserver/HttpsServer.create()Lcom/sun/net/httpserver/HttpsServer;", UNBOUND),
            Map.entry("com/sun/nio/sctp/SctpChannel.*", NO_SCTP),
            Map.entry("com/sun/nio/sctp/SctpMultiChannel.*", NO_SCTP),
            Map.entry("com/sun/nio/sctp/SctpServerChannel.*", NO_SCTP));

    private static final String ASKS = "asks a server of the network's for a name or a ticket, and closes at once";
    private static final String ITS_SERVER =
            "a connector of a Jetty, whose start is guarded (JettyServers, JettyDoors)";
    private static final String CONNECTS = "binds what connects at once, and waits for nobody";

    /** Classes outside the rooms that call a door which is guarded only where a snippet calls it. */
    private static final Map<String, String> CALL_A_DOOR = Map.ofEntries(
            Map.entry("com/sun/jndi/dns/DNSDatagramChannelFactory", ASKS),
            Map.entry("com/sun/jndi/dns/DNSDatagramSocketFactory", ASKS),
            Map.entry("com/sun/jndi/dns/DnsClient", ASKS),
            Map.entry("sun/security/krb5/internal/UDPClient", ASKS),
            Map.entry("java/lang/System", "hands out what inetd opened before it started this program"),
            Map.entry("jdk/internal/net/http/PlainHttpConnection", CONNECTS),
            Map.entry("org/eclipse/jetty/io/ClientConnector", CONNECTS),
            Map.entry("org/eclipse/jetty/io/DatagramChannelEndPoint", ITS_SERVER),
            Map.entry("org/eclipse/jetty/server/DatagramServerConnector", ITS_SERVER),
            Map.entry("org/eclipse/jetty/server/ServerConnector", ITS_SERVER),
            Map.entry("org/eclipse/jetty/unixdomain/server/UnixDomainServerConnector", ITS_SERVER),
            Map.entry("sun/management/jdp/JdpBroadcaster", "the agent that only a JVM's own options start"),
            Map.entry("org/jline/builtins/WebTerminal", "not guarded: the lookout names it (Unguarded)"));

    /** What a class names that calls one of these. */
    private static final List<String> MARKS = List.of(
            "java/net/Datagram",
            "java/net/Multicast",
            "java/net/ServerSocket",
            "java/nio/channels/",
            "com/sun/net/httpserver/",
            "com/sun/nio/sctp/",
            "inheritedChannel");

    private static final Kinds KINDS = new Kinds(name -> null);

    @Test
    void eachDoorOfTheJdkIsGuarded() throws Exception {
        CallGraph graph = new CallGraph();
        Set<String> exported = new HashSet<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            module.descriptor().exports().stream()
                    .filter(each -> !each.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .forEach(each -> exported.add(each.replace('.', '/')));
            eachClass(module, (name, bytes) -> {
                if (isInARoom(name)) {
                    graph.read(bytes);
                }
            });
        }
        Set<String> natives =
                graph.natives(each -> each.matches(".*\\.(bind0|bindx|socketBind|listen|listen0|socketListen)\\(.*"));
        assertThat(natives)
                .anyMatch(each -> each.startsWith("sun/nio/ch/Net.bind0("))
                .anyMatch(each -> each.startsWith("sun/nio/ch/Net.listen("))
                .anyMatch(each -> each.startsWith("sun/nio/ch/UnixDomainSockets.bind0("));
        Set<String> doors = new TreeSet<>();
        for (String method : graph.leadingTo(natives)) {
            String owner = owner(method);
            if (graph.isPublic(owner)
                    && exported.contains(owner.substring(0, owner.lastIndexOf('/')))
                    && graph.isForAll(method)) {
                doors.add(method);
            }
        }
        assertThat(doors)
                .contains(
                        "java/nio/channels/NetworkChannel.bind(Ljava/net/SocketAddress;)Ljava/nio/channels/NetworkChannel;")
                .hasSizeGreaterThan(80);
        assertThat(doors)
                .filteredOn(each -> !isGuarded(graph, each) && !isNamed(each))
                .as("can bind, and no guard stands in for it")
                .isEmpty();
    }

    private static boolean isGuarded(CallGraph graph, String method) {
        String owner = owner(method);
        String name = name(method);
        if (name.equals("<init>")) {
            List<String> kinds = KINDS.of(owner);
            return !Rewriter.ours(owner).equals(owner)
                    || kinds.contains("java/net/ServerSocket")
                    || kinds.contains("java/net/Socket");
        }
        return (!Rewriter.ours(owner).equals(owner) && isOverridden(method))
                || Detours.of(graph.isStatic(method), owner, name, method.substring(method.indexOf('(')), KINDS)
                        != null;
    }

    /** By the class of ours that is made in place of it. */
    private static boolean isOverridden(String method) {
        try {
            Class<?> ours = Class.forName(Rewriter.ours(owner(method)).replace('/', '.'));
            MethodType type =
                    MethodType.fromMethodDescriptorString(method.substring(method.indexOf('(')), ours.getClassLoader());
            return List.of(ours.getDeclaredMethods()).stream()
                    .anyMatch(each -> each.getName().equals(name(method))
                            && List.of(each.getParameterTypes()).equals(type.parameterList()));
        } catch (ClassNotFoundException none) {
            throw new AssertionError(none);
        }
    }

    private static boolean isNamed(String method) {
        String name = method.substring(0, method.indexOf('('));
        return NO_GUARD.containsKey(method) || NO_GUARD.containsKey(name) || NO_GUARD.containsKey(owner(method) + ".*");
    }

    @Test
    void noOtherCodeOfTheJdkOrOfALibraryBindsAChannelUnseen() throws Exception {
        Map<String, Set<String>> found = new TreeMap<>();
        for (ModuleReference module : ModuleFinder.ofSystem().findAll()) {
            eachClass(module, (name, bytes) -> note(bytes, found));
        }
        for (JarFile jar : libraries()) {
            try (jar) {
                for (JarEntry each : (Iterable<JarEntry>) jar.stream()::iterator) {
                    if (each.getName().endsWith(".class")) {
                        note(jar.getInputStream(each).readAllBytes(), found);
                    }
                }
            }
        }
        assertThat(found.entrySet().stream()
                        .filter(each -> !CALL_A_DOOR.containsKey(each.getKey()))
                        .map(Object::toString))
                .as("binds a channel or a UDP socket, where no snippet calls")
                .isEmpty();
    }

    private static void note(byte[] bytes, Map<String, Set<String>> found) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (MARKS.stream().noneMatch(text::contains)) {
            return;
        }
        ClassReader reader = new ClassReader(bytes);
        if (isInARoom(reader.getClassName())) {
            return;
        }
        Set<String> called = doorsThatOnlyASnippetsCallIsGuardedAt(reader);
        if (!called.isEmpty()) {
            String top = reader.getClassName().replaceAll("\\$.*", "");
            found.computeIfAbsent(top, none -> new TreeSet<>()).addAll(called);
        }
    }

    private static Set<String> doorsThatOnlyASnippetsCallIsGuardedAt(ClassReader reader) {
        Set<String> called = new TreeSet<>();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int flags, String name, String descriptor, String signature, String[] exceptions) {
                        return new MethodVisitor(Opcodes.ASM9) {
                            @Override
                            public void visitMethodInsn(
                                    int opcode, String owner, String name, String type, boolean isInterface) {
                                note(owner, name, type);
                            }

                            @Override
                            public void visitInvokeDynamicInsn(
                                    String name, String type, Handle bootstrap, Object... arguments) {
                                for (Object each : arguments) {
                                    if (each instanceof Handle handle) {
                                        note(handle.getOwner(), handle.getName(), handle.getDesc());
                                    }
                                }
                            }

                            private void note(String owner, String name, String type) {
                                if (isSuchADoor(owner, name, type)) {
                                    called.add(owner + "." + name);
                                }
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return called;
    }

    private static boolean isSuchADoor(String owner, String name, String type) {
        switch (name) {
            case "bind" -> {
                return is(owner, "java/nio/channels/NetworkChannel") || is(owner, "java/net/DatagramSocket");
            }
            case "connect", "send", "receive" -> {
                return is(owner, "java/nio/channels/DatagramChannel") || is(owner, "java/net/DatagramSocket");
            }
            case "<init>" -> {
                return is(owner, "java/net/DatagramSocket")
                        || (owner.equals("java/net/ServerSocket") && type.equals("(Ljava/net/SocketImpl;)V"));
            }
            case "createHttpServer", "createHttpsServer" -> {
                return true;
            }
            case "create" -> {
                return owner.startsWith("com/sun/net/httpserver/Http");
            }
            case "inheritedChannel" -> {
                return true;
            }
            case "open" -> {
                return owner.startsWith("com/sun/nio/sctp/");
            }
            default -> {
                return false;
            }
        }
    }

    private static boolean is(String owner, String kind) {
        // By far the most are nothing of the sort, and looking at what each is takes a minute.
        return (owner.contains("Channel") || owner.contains("Socket"))
                && KINDS.of(owner).contains(kind);
    }

    /** All that snippets can name, and what only tests need besides. */
    private static List<JarFile> libraries() throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<JarFile> jars = new ArrayList<>();
        for (String each : path.split(File.pathSeparator)) {
            if (each.endsWith(".jar")) {
                jars.add(new JarFile(each));
            }
        }
        return jars;
    }

    private static void eachClass(ModuleReference module, BiConsumer<String, byte[]> each) throws IOException {
        try (ModuleReader reader = module.open()) {
            List<String> names = reader.list()
                    .filter(name -> name.endsWith(".class") && !name.equals("module-info.class"))
                    .collect(Collectors.toList());
            for (String name : names) {
                try (InputStream in = reader.open(name).orElseThrow()) {
                    each.accept(name.substring(0, name.length() - ".class".length()), in.readAllBytes());
                }
            }
        }
    }

    private static boolean isInARoom(String name) {
        return ROOMS.stream().anyMatch(name::startsWith);
    }

    private static String owner(String method) {
        return method.substring(0, method.indexOf('.'));
    }

    private static String name(String method) {
        return method.substring(method.indexOf('.') + 1, method.indexOf('('));
    }
}
