package dev.tandem.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.condition.EnabledIf;

/** For tests of the containers themselves: they run where the other tests run on containers too. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@EnabledIf("dev.tandem.test.OnTestcontainers$Condition#holds")
public @interface OnTestcontainers {

  /** Whether containers are the backend. */
  final class Condition {

    private Condition() {}

    static boolean holds() {
      return Backend.chosen() == Backend.TESTCONTAINERS;
    }
  }
}
