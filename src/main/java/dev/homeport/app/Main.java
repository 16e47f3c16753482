package dev.homeport.app;

/** Arguments, wiring and the exit code. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Homeport");
    }
}
