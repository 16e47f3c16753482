package dev.homeport.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The sentence that an assertion asks, as lessons declare it; {@code lessons/README.md} lists them all. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Spells {
    /** Its pattern, with slots in capitals: {@code port PORT is listening}. */
    String value();
}
