package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLStreamHandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * What {@code new URLClassLoader(...)} in the Java prompt makes: the classes that it defines are rewritten as those of snippets
 * are. Public for rewritten snippets alone.
 */
public class NestedLoader extends URLClassLoader implements OfABench {
    private static final String OURS = "dev.homeport.code.";

    private final int bench = Benches.ofCaller().number();
    private final Kinds kinds = new Kinds(this::bytesOf);

    /** URLClassLoader. */
    public NestedLoader(URL[] urls) {
        super(urls);
    }

    /** URLClassLoader. */
    public NestedLoader(URL[] urls, @Nullable ClassLoader parent) {
        super(urls, parent);
    }

    /** URLClassLoader. */
    public NestedLoader(URL[] urls, @Nullable ClassLoader parent, URLStreamHandlerFactory factory) {
        super(urls, parent, factory);
    }

    /** URLClassLoader. */
    public NestedLoader(String name, URL[] urls, @Nullable ClassLoader parent) {
        super(name, urls, parent);
    }

    /** URLClassLoader. */
    public NestedLoader(String name, URL[] urls, @Nullable ClassLoader parent, URLStreamHandlerFactory factory) {
        super(name, urls, parent, factory);
    }

    /** URLClassLoader.newInstance. */
    public static URLClassLoader newInstance(URL[] urls) {
        return new NestedLoader(urls);
    }

    /** URLClassLoader.newInstance. */
    public static URLClassLoader newInstance(URL[] urls, @Nullable ClassLoader parent) {
        return new NestedLoader(urls, parent);
    }

    @Override
    public int bench() {
        return bench;
    }

    /** What rewritten classes call is here, whatever parent was given. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        return name.startsWith(OURS) ? Class.forName(name) : super.loadClass(name, resolve);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = bytesOf(name.replace('.', '/'));
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] rewritten = Rewriter.rewrite(bytes, bench, kinds);
        return defineClass(name, rewritten, 0, rewritten.length);
    }

    private byte @Nullable [] bytesOf(String name) {
        URL found = findResource(name + ".class");
        if (found == null) {
            return null;
        }
        try (InputStream in = found.openStream()) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            return null;
        }
    }
}
