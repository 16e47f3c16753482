package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Which calls of snippets go to a method of ours instead: one of the same name and result, static, with the object as first
 * argument where there is one. Declaring the method is all that it takes. It stands in for the method of every class and
 * interface below the one that it is declared for, too, whatever name a snippet has for the object.
 */
final class Detours {
    private static final String OURS = "dev/homeport/code/";
    /** A type of Java 18: ours takes any object in its place. */
    private static final String OUTPUT_LEVEL = "Lcom/sun/net/httpserver/SimpleFileServer$OutputLevel;";

    private static final String OBJECT = "Ljava/lang/Object;";
    private static final int CALLABLE = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

    /** What snippets write, and who stands in. Internal names, as in class files. */
    static final Map<String, String> HOMES = Map.ofEntries(
            Map.entry("com/sun/net/httpserver/HttpServer", OURS + "WebServers"),
            Map.entry("com/sun/net/httpserver/HttpsServer", OURS + "SecureWebServers"),
            Map.entry("com/sun/net/httpserver/SimpleFileServer", OURS + "FileServers"),
            Map.entry("com/sun/net/httpserver/spi/HttpServerProvider", OURS + "WebServerProviders"),
            Map.entry("com/sun/nio/sctp/SctpChannel", OURS + "SctpChannels"),
            Map.entry("com/sun/nio/sctp/SctpMultiChannel", OURS + "SctpChannels$Multis"),
            Map.entry("com/sun/nio/sctp/SctpServerChannel", OURS + "SctpChannels$Servers"),
            Map.entry("io/javalin/Javalin", OURS + "Javalins"),
            Map.entry("io/javalin/jetty/JettyServer", OURS + "Javalins"),
            Map.entry("org/eclipse/jetty/server/Server", OURS + "JettyServers"),
            Map.entry("org/eclipse/jetty/server/NetworkConnector", OURS + "JettyServers"),
            Map.entry("org/eclipse/jetty/util/component/LifeCycle", OURS + "JettyServers"),
            Map.entry("java/net/http/HttpClient", OURS + "HttpClients"),
            Map.entry("java/net/http/HttpClient$Builder", OURS + "HttpClients"),
            Map.entry("java/net/ServerSocket", OURS + "ChannelSockets"),
            Map.entry("java/net/Socket", OURS + "ChannelSockets"),
            Map.entry("java/net/DatagramSocket", OURS + "ChannelDatagrams"),
            Map.entry("java/nio/channels/AsynchronousServerSocketChannel", OURS + "AsyncChannels"),
            Map.entry("java/nio/channels/AsynchronousSocketChannel", OURS + "AsyncConnections"),
            Map.entry("java/nio/channels/ServerSocketChannel", OURS + "ListeningChannels"),
            Map.entry("java/nio/channels/SocketChannel", OURS + "ConnectedChannels"),
            Map.entry("java/nio/channels/DatagramChannel", OURS + "DatagramChannels"),
            Map.entry("java/nio/channels/Channel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/Channels", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/AsynchronousByteChannel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/GatheringByteChannel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/MulticastChannel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/NetworkChannel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/ScatteringByteChannel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/ReadableByteChannel", OURS + "AnyChannels"),
            Map.entry("java/nio/channels/WritableByteChannel", OURS + "AnyChannels"),
            Map.entry("java/lang/invoke/MethodHandles$Lookup", OURS + "Handled"),
            Map.entry("java/util/concurrent/CompletableFuture", OURS + "Waits"),
            Map.entry("java/util/concurrent/locks/Lock", OURS + "Waits"),
            Map.entry("java/util/concurrent/locks/ReentrantLock", OURS + "Waits"),
            Map.entry("java/io/Closeable", OURS + "AnyChannels"),
            Map.entry("java/lang/AutoCloseable", OURS + "AnyChannels"),
            Map.entry("java/net/URLClassLoader", OURS + "NestedLoader"),
            Map.entry("javax/net/SocketFactory", OURS + "LabSocketFactory"),
            Map.entry("javax/net/ServerSocketFactory", OURS + "LabServerSocketFactory"),
            Map.entry("javax/net/ssl/SSLSocketFactory", OURS + "TlsSocketFactory"),
            Map.entry("javax/net/ssl/SSLServerSocketFactory", OURS + "TlsServerSocketFactory"),
            Map.entry("javax/net/ssl/SSLContext", OURS + "TlsContexts"));

    /** What half of all classes are: what snippets declare to be one of these stays what they have written. */
    private static final Set<String> ONLY_BY_NAME =
            Set.of("java/io/Closeable", "java/lang/AutoCloseable", "java/util/concurrent/locks/Lock");

    private static final Map<String, Set<String>> METHODS = new ConcurrentHashMap<>();

    private Detours() {}

    /** Most calls need no look at what their class is. */
    private static final class Names {
        private static final Set<String> ALL = HOMES.values().stream()
                .distinct()
                .flatMap(home -> methods(home).stream())
                .map(method -> method.substring(0, method.indexOf('(')))
                .collect(Collectors.toSet());
    }

    /**
     * Where a call goes instead.
     *
     * @param home the class, by its internal name
     * @param descriptor of the static method
     */
    record Detour(String home, String descriptor) {}

    /** Null where the call is to stay what it is. */
    static @Nullable Detour of(boolean isStatic, String owner, String name, String descriptor, Kinds kinds) {
        if (!Names.ALL.contains(name)) {
            return null;
        }
        for (String kind : kinds.of(owner)) {
            String home = HOMES.get(kind);
            if (home == null || (ONLY_BY_NAME.contains(kind) && !kind.equals(owner))) {
                continue;
            }
            String all =
                    (isStatic ? descriptor : "(L" + kind + ";" + descriptor.substring(1)).replace(OUTPUT_LEVEL, OBJECT);
            if (methods(home).contains(name + all)) {
                return new Detour(home, all);
            }
        }
        return null;
    }

    private static Set<String> methods(String home) {
        return METHODS.computeIfAbsent(home, Detours::methodsOf);
    }

    /** Read from its class file: loading it would load all that it stands in for. */
    private static Set<String> methodsOf(String home) {
        Set<String> found = new HashSet<>();
        String file = home.substring(OURS.length()) + ".class";
        try (InputStream in = Objects.requireNonNull(Detours.class.getResourceAsStream(file), file)) {
            new ClassReader(in)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public @Nullable MethodVisitor visitMethod(
                                        int access,
                                        String name,
                                        String descriptor,
                                        @Nullable String signature,
                                        String @Nullable [] exceptions) {
                                    if ((access & CALLABLE) == CALLABLE) {
                                        found.add(name + descriptor);
                                    }
                                    return null;
                                }
                            },
                            ClassReader.SKIP_CODE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found;
    }
}
