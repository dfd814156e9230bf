package dev.tandem.console.failed;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineDiffTest {

  @Test
  void showsWhatWasRemovedBeforeWhatCameInItsPlace() {
    assertThat(LineDiff.between("a\nb\nc", "a\nx\nc\nd").stream()
            .map(it -> it.change() + " " + it.text()))
        .containsExactly("SAME a", "REMOVED b", "ADDED x", "SAME c", "ADDED d");
  }

  @Test
  void findsNothingBetweenEqualTexts() {
    assertThat(LineDiff.between("a\nb", "a\nb"))
        .allMatch(it -> it.change() == LineDiff.Change.SAME)
        .hasSize(2);
  }
}
