package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class StartUpTest {
    @Test
    void screensOfTextNeedNoLibrary() throws Exception {
        URL[] ours = {home(Renderer.class), home(TextScreens.class)};
        try (URLClassLoader alone = new URLClassLoader(ours, ClassLoader.getPlatformClassLoader())) {
            Runnable screens = (Runnable) alone.loadClass(TextScreens.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThatCode(screens::run).doesNotThrowAnyException();
        }
    }

    private static URL home(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
