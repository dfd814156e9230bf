package dev.tandem.localstack.story;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import dev.tandem.localstack.console.Console;
import dev.tandem.localstack.console.Progress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StorytellerTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Console console = new Console(new PrintStream(out, true, StandardCharsets.UTF_8));
  private final List<String> progress = new ArrayList<>();
  private final Storyteller storyteller = new Storyteller(console, (Progress) progress::add);

  @Test
  void tellsStoriesAndSaysWhichAreFinished() {
    assertThat(storyteller.tell(List.of(story("one", () -> "once"), story("two", () -> "twice"))))
        .isTrue();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("once", "twice");
    assertThat(progress).containsExactly("one finished", "two finished");
  }

  @Test
  void endsWithTheFirstThatGoesWrongWhateverItIs() {
    assertThat(storyteller.tell(List.of(
            story("one", () -> {
              throw new BrokenOffException("a request was answered with 503, busy");
            }),
            story("two", () -> "twice"))))
        .isFalse();
    assertThat(storyteller.tell(List.of(story("three", () -> {
          throw new IOException("nobody answers");
        }))))
        .isFalse();
    assertThat(storyteller.tell(List.of(story("four", () -> {
          throw new IllegalStateException("odd");
        }))))
        .isFalse();

    assertThat(progress)
        .containsExactly(
            "one did not go as it must: a request was answered with 503, busy",
            "three did not go as it must: nobody answers",
            "four did not go as it must: java.lang.IllegalStateException: odd");
  }

  private static Story story(String name, Callable<String> played) {
    return new Story() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String play() throws IOException {
        try {
          return played.call();
        } catch (IOException | RuntimeException e) {
          throw e;
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    };
  }
}
