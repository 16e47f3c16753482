package dev.homeport.code;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Who calls whom among the classes that were read. Methods are written as in class files: {@code java/net/Socket.bind(...)V}. */
final class CallGraph {
    private final Map<String, Integer> access = new HashMap<>();
    private final Map<String, List<String>> above = new HashMap<>();
    private final Map<String, List<String>> below = new HashMap<>();
    private final Map<String, Set<String>> declared = new HashMap<>();
    private final Map<String, Set<String>> callers = new HashMap<>();

    void read(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        String owner = reader.getClassName();
        access.put(owner, reader.getAccess());
        List<String> up = new ArrayList<>(List.of(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            up.add(reader.getSuperName());
        }
        above.put(owner, up);
        up.forEach(
                each -> below.computeIfAbsent(each, none -> new ArrayList<>()).add(owner));
        reader.accept(new Calls(owner), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private final class Calls extends ClassVisitor {
        private final String owner;

        Calls(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public void visitInnerClass(String name, String outer, String inner, int flags) {
            if (name.equals(owner)) {
                access.put(owner, flags);
            }
        }

        @Override
        public MethodVisitor visitMethod(
                int flags, String name, String descriptor, String signature, String[] exceptions) {
            String caller = owner + "." + name + descriptor;
            access.put(caller, flags);
            declared.computeIfAbsent(owner, none -> new HashSet<>()).add(name + descriptor);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String of, String called, String type, boolean isInterface) {
                    add(of, called + type);
                }

                @Override
                public void visitInvokeDynamicInsn(String called, String type, Handle bootstrap, Object... arguments) {
                    for (Object each : arguments) {
                        if (each instanceof Handle handle) {
                            add(handle.getOwner(), handle.getName() + handle.getDesc());
                        }
                    }
                }

                /** What is made is taken to be run: a PrivilegedAction, for one. */
                @Override
                public void visitTypeInsn(int opcode, String type) {
                    if (opcode == Opcodes.NEW) {
                        add(type, "run()Ljava/lang/Object;");
                        add(type, "call()Ljava/lang/Object;");
                    }
                }

                private void add(String of, String called) {
                    callers.computeIfAbsent(of + "." + called, none -> new HashSet<>())
                            .add(caller);
                }
            };
        }
    }

    Set<String> natives(Predicate<String> named) {
        Set<String> found = new HashSet<>();
        access.forEach((method, flags) -> {
            if ((flags & Opcodes.ACC_NATIVE) != 0 && method.contains("(") && named.test(method)) {
                found.add(method);
            }
        });
        return found;
    }

    /** All that ends in one of these: by a call, or by being what such a method overrides. */
    Set<String> leadingTo(Set<String> ends) {
        Set<String> found = new LinkedHashSet<>(ends);
        Deque<String> left = new ArrayDeque<>(ends);
        while (!left.isEmpty()) {
            for (String each : before(left.poll())) {
                if (found.add(each)) {
                    left.add(each);
                }
            }
        }
        return found;
    }

    private Set<String> before(String method) {
        String owner = method.substring(0, method.indexOf('.'));
        String called = method.substring(method.indexOf('.') + 1);
        Set<String> found = new HashSet<>(callers.getOrDefault(method, Set.of()));
        if (called.startsWith("<")) {
            return found;
        }
        for (String each : all(owner, below)) {
            if (!declares(each, called)) {
                found.addAll(callers.getOrDefault(each + "." + called, Set.of()));
            }
        }
        for (String each : all(owner, above)) {
            if (declares(each, called)) {
                found.add(each + "." + called);
            }
        }
        return found;
    }

    private boolean declares(String owner, String called) {
        return declared.getOrDefault(owner, Set.of()).contains(called);
    }

    private static Set<String> all(String owner, Map<String, List<String>> next) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> left = new ArrayDeque<>(List.of(owner));
        while (!left.isEmpty()) {
            for (String each : next.getOrDefault(left.poll(), List.of())) {
                if (found.add(each)) {
                    left.add(each);
                }
            }
        }
        return found;
    }

    boolean isPublic(String owner) {
        return (access.getOrDefault(owner, 0) & Opcodes.ACC_PUBLIC) != 0;
    }

    boolean isForAll(String method) {
        return (access.getOrDefault(method, 0) & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0;
    }

    boolean isStatic(String method) {
        return (access.getOrDefault(method, 0) & Opcodes.ACC_STATIC) != 0;
    }
}
