package dev.tandem.messaging.support;

import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CausesTest {

  @Test
  void findsACauseHoweverDeep() {
    var cause = new IOException();
    var failure = new IllegalStateException(new RuntimeException(cause));

    assertThat(Causes.find(failure, IOException.class)).containsSame(cause);
    assertThat(Causes.contain(failure, IOException.class)).isTrue();
    assertThat(Causes.contain(failure, InterruptedException.class)).isFalse();
  }

  @Test
  void comesToAnEndInACircle() {
    var one = new RuntimeException();
    var other = new RuntimeException(one);
    one.initCause(other);

    assertThat(Causes.contain(one, IOException.class)).isFalse();
  }

  @Test
  void unwrapsWhatFuturesThrowAndNothingElse() {
    var cause = new IOException();
    var failure = new IllegalStateException(cause);

    assertThat(Causes.unwrapped(new CompletionException(cause))).isSameAs(cause);
    assertThat(Causes.unwrapped(new ExecutionException(cause))).isSameAs(cause);
    assertThat(Causes.unwrapped(failure)).isSameAs(failure);
  }
}
