package dev.homeport.code;

import dev.homeport.code.Detours.Detour;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewrites a snippet's class: its sockets become the lab's, its streams the prompt's, and each method and each jump back asks
 * whether it should go on.
 */
final class Rewriter {
    private static final int API = Opcodes.ASM9;
    private static final String HOOKS = "dev/homeport/code/Hooks";
    private static final String REFLECTED = "dev/homeport/code/Reflected";

    /** Only where they are made, and as superclasses: to the learner they are what was written. */
    private static final Map<String, String> OURS = Map.of(
            "java/net/ServerSocket", "dev/homeport/code/Listener",
            "java/net/Socket", "dev/homeport/code/Connection",
            "java/net/DatagramSocket", "dev/homeport/code/Datagrams",
            "java/net/MulticastSocket", "dev/homeport/code/GroupDatagrams",
            "java/net/URLClassLoader", "dev/homeport/code/NestedLoader");

    /** ClassLoader.defineClass, of bytes, an offset and a length. */
    private static final Set<String> DEFINED =
            Set.of("(Ljava/lang/String;[BII)Ljava/lang/Class;", "([BII)Ljava/lang/Class;");

    private Rewriter() {}

    /** @param kinds of the classes that it names */
    static byte[] rewrite(byte[] original, int bench, Kinds kinds) {
        ClassReader reader = new ClassReader(original);
        // Only the greatest stack changes: no frame has to be computed, and no class looked up for it.
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new InClass(writer, bench, kinds), 0);
        return writer.toByteArray();
    }

    /** The class that stands in for it where it is made; by internal names. */
    static String ours(String owner) {
        return OURS.getOrDefault(owner, owner);
    }

    private static final class InClass extends ClassVisitor {
        private final int bench;
        private final Kinds kinds;

        InClass(ClassVisitor next, int bench, Kinds kinds) {
            super(API, next);
            this.bench = bench;
            this.kinds = kinds;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            super.visit(version, access, name, signature, superName == null ? null : ours(superName), interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new InMethod(super.visitMethod(access, name, descriptor, signature, exceptions), bench, kinds);
        }
    }

    private static final class InMethod extends MethodVisitor {
        private final int bench;
        private final Kinds kinds;
        private final Set<Label> passed = new HashSet<>();

        InMethod(MethodVisitor next, int bench, Kinds kinds) {
            super(API, next);
            this.bench = bench;
            this.kinds = kinds;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            check();
        }

        @Override
        public void visitLabel(Label label) {
            passed.add(label);
            super.visitLabel(label);
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            if (passed.contains(label)) {
                check();
            }
            super.visitJumpInsn(opcode, label);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            super.visitTypeInsn(opcode, opcode == Opcodes.NEW ? ours(type) : type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && owner.equals("java/lang/System")) {
                switch (name) {
                    case "out", "err" -> hook(name, "(I)Ljava/io/PrintStream;");
                    case "in" -> hook(name, "(I)Ljava/io/InputStream;");
                    default -> super.visitFieldInsn(opcode, owner, name, descriptor);
                }
            } else {
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKESPECIAL) {
                super.visitMethodInsn(opcode, ours(owner), name, descriptor, isInterface);
            } else if (owner.equals("java/lang/System") && name.equals("exit")) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "exit", descriptor, false);
            } else if (owner.equals("java/lang/Runtime") && (name.equals("exit") || name.equals("halt"))) {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "exit", "(Ljava/lang/Runtime;I)V", false);
            } else if (name.equals("printStackTrace") && descriptor.equals("()V") && isThrowable(owner)) {
                hook(name, "(Ljava/lang/Object;I)V");
            } else if (name.equals("defineClass")
                    && DEFINED.contains(descriptor)
                    && kinds.of(owner).contains("java/lang/ClassLoader")) {
                visitLdcInsn(bench);
                super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, "rewritten", "([BIII)[B", false);
                visitInsn(Opcodes.DUP);
                visitInsn(Opcodes.ARRAYLENGTH);
                visitInsn(Opcodes.ICONST_0);
                visitInsn(Opcodes.SWAP);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else if (owner.equals("java/lang/reflect/Constructor") && name.equals("newInstance")) {
                // Which constructor: it stays the snippet that calls it, as Java asks who does.
                visitInsn(Opcodes.SWAP);
                reflected("(Ljava/lang/reflect/Constructor;)Ljava/lang/reflect/Constructor;");
                visitInsn(Opcodes.SWAP);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else if (owner.equals("java/lang/Class") && name.equals("newInstance")) {
                reflected("(Ljava/lang/Class;)Ljava/lang/Class;");
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else if (owner.equals("java/lang/reflect/Method") && name.equals("invoke")) {
                reflected("(Ljava/lang/reflect/Method;Ljava/lang/Object;[Ljava/lang/Object;)"
                        + "Ldev/homeport/code/Reflected$Call;");
                part("method", "Ljava/lang/reflect/Method;");
                part("target", "Ljava/lang/Object;");
                part("arguments", "[Ljava/lang/Object;");
                visitInsn(Opcodes.POP);
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            } else {
                Detour detour = Detours.of(opcode == Opcodes.INVOKESTATIC, owner, name, descriptor, kinds);
                if (detour == null) {
                    super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
                } else {
                    super.visitMethodInsn(Opcodes.INVOKESTATIC, detour.home(), name, detour.descriptor(), false);
                }
            }
        }

        @Override
        public void visitInvokeDynamicInsn(
                String name, String descriptor, Handle bootstrap, @Nullable Object... arguments) {
            @Nullable Object[] ours = arguments.clone();
            String takes = descriptor;
            for (int i = 0; i < ours.length; i++) {
                ours[i] = constant(ours[i]);
                if (arguments[i] instanceof Handle theirs
                        && ours[i] instanceof Handle handle
                        && handle.getTag() != theirs.getTag()) {
                    takes = withReceiver(descriptor, handle);
                }
            }
            super.visitInvokeDynamicInsn(name, takes, bootstrap, ours);
        }

        @Override
        public void visitLdcInsn(Object value) {
            super.visitLdcInsn(constant(value));
        }

        private @Nullable Object constant(@Nullable Object value) {
            if (value instanceof Handle handle) {
                return referred(handle);
            }
            if (!(value instanceof ConstantDynamic later)) {
                return value;
            }
            Object[] arguments = new Object[later.getBootstrapMethodArgumentCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = constant(later.getBootstrapMethodArgument(i));
            }
            return new ConstantDynamic(
                    later.getName(), later.getDescriptor(), referred(later.getBootstrapMethod()), arguments);
        }

        /**
         * As in {@code channel::close}: what is bound is an argument now, of exactly the type that the method takes
         * (LambdaMetafactory).
         */
        private static String withReceiver(String descriptor, Handle handle) {
            Type[] bound = Type.getArgumentTypes(descriptor);
            if (bound.length == 0) {
                return descriptor;
            }
            bound[0] = Type.getArgumentTypes(handle.getDesc())[0];
            return Type.getMethodDescriptor(Type.getReturnType(descriptor), bound);
        }

        /** By its name: looking it up could load it too early, and a learner's own exception is called one, too. */
        private static boolean isThrowable(String owner) {
            return owner.endsWith("Exception") || owner.endsWith("Error") || owner.endsWith("Throwable");
        }

        /** The same for what is not called here but referred to, as in {@code channel::close}. */
        private Handle referred(Handle handle) {
            int tag = handle.getTag();
            if (tag == Opcodes.H_NEWINVOKESPECIAL) {
                return new Handle(tag, ours(handle.getOwner()), handle.getName(), handle.getDesc(), false);
            }
            boolean isStatic = tag == Opcodes.H_INVOKESTATIC;
            if (!isStatic && tag != Opcodes.H_INVOKEVIRTUAL && tag != Opcodes.H_INVOKEINTERFACE) {
                return handle;
            }
            Detour detour = Detours.of(isStatic, handle.getOwner(), handle.getName(), handle.getDesc(), kinds);
            return detour == null
                    ? handle
                    : new Handle(Opcodes.H_INVOKESTATIC, detour.home(), handle.getName(), detour.descriptor(), false);
        }

        private void reflected(String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, REFLECTED, "ours", descriptor, false);
        }

        /** Below the call, which stays on top. */
        private void part(String name, String type) {
            visitInsn(Opcodes.DUP);
            super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, REFLECTED + "$Call", name, "()" + type, false);
            visitInsn(Opcodes.SWAP);
        }

        private void check() {
            hook("check", "(I)V");
        }

        private void hook(String name, String descriptor) {
            visitLdcInsn(bench);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, HOOKS, name, descriptor, false);
        }
    }
}
