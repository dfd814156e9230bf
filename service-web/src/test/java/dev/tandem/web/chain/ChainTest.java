package dev.tandem.web.chain;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever rewrites rows and knows how hashes are made is found out by what follows the rows. */
class ChainTest {

  private static final String FIRST = "00".repeat(32);

  private final List<Chain.Row> rows = new ArrayList<>();

  @Test
  void holdsAsItWasWritten() {
    write("a", "b", "c");

    assertThat(damages(last())).isEmpty();
  }

  @Test
  void findsARowThatWasRewrittenTogetherWithItsHash() {
    write("a", "b", "c");
    String end = last();
    rows.set(1, row(2, rows.getFirst().hash(), "x"));

    assertThat(damages(end)).containsExactly("act 3 does not follow the one before it");
  }

  @Test
  void findsAnEndThatWasRewrittenTogetherWithItsHashes() {
    write("a", "b", "c");
    String end = last();
    rows.subList(1, 3).clear();
    write("x", "y");

    assertThat(damages(end)).containsExactly("acts does not end as it should");
  }

  @Test
  void findsRowsThatAreMissingInTheMiddleAndAtTheEnd() {
    write("a", "b", "c", "d");
    String end = last();
    rows.remove(1);
    rows.removeLast();

    assertThat(new Chain("acts", "acts", FIRST, 4, end).verify(this::after, new ArrayList<>()))
        .isEqualTo(3);
    assertThat(damages(4, end))
        .containsExactly(
            "1 acts are missing before 3 of acts", "1 acts are missing at the end of acts");
  }

  private void write(String... texts) {
    for (String text : texts) {
      rows.add(row(rows.size() + 1, rows.isEmpty() ? FIRST : last(), text));
    }
  }

  private static Chain.Row row(long position, String previous, String text) {
    return new Chain.Row("act " + position, position, previous, ChainHash.of(previous, text), true);
  }

  private String last() {
    return rows.getLast().hash();
  }

  private List<String> damages(String lastHash) {
    return damages(rows.size(), lastHash);
  }

  private List<String> damages(long length, String lastHash) {
    var damages = new ArrayList<String>();
    new Chain("acts", "acts", FIRST, length, lastHash).verify(this::after, damages);
    return damages;
  }

  private List<Chain.Row> after(long position, int limit) {
    return rows.stream().filter(row -> row.position() > position).limit(limit).toList();
  }
}
