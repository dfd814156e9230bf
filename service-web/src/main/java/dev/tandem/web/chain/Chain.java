package dev.tandem.web.chain;

import java.util.List;

/**
 * A hash chain as it is kept.
 *
 * @param name of the chain, for people
 * @param rows the word for its rows, such as {@code journals}
 * @param firstHash what its first row follows, in hexadecimal
 * @param length the position of its last row
 * @param lastHash the hash of its last row
 */
public record Chain(String name, String rows, String firstHash, long length, String lastHash) {

  private static final int PAGE = 2_000;
  private static final int MOST_DAMAGES = 100;

  /**
   * A row of a chain as it stands in the database.
   *
   * @param name of the row, for people
   * @param position from 1, without a gap
   * @param genuine whether its hash is that of what it says
   */
  public record Row(
      String name, long position, String previousHash, String hash, boolean genuine) {}

  /** Reads rows in their order. */
  @FunctionalInterface
  public interface Pages {
    List<Row> after(long position, int limit);
  }

  /**
   * Reads all rows again and adds to {@code damages} what is not as it was written: changed,
   * missing and added rows. Rows that are written meanwhile are left for the next time.
   *
   * @return the number of positions that were looked at
   */
  public long verify(Pages pages, List<String> damages) {
    var hash = firstHash;
    long position = 0;
    while (position < length && damages.size() < MOST_DAMAGES) {
      var page = pages.after(position, PAGE);
      for (var row : page) {
        if (row.position() != position + 1) {
          damages.add("%s %s are missing before %s of %s"
              .formatted(row.position() - position - 1, rows, row.position(), name));
        } else if (!row.previousHash().equals(hash)) {
          damages.add("%s does not follow the one before it".formatted(row.name()));
        }
        if (!row.genuine()) {
          damages.add("%s is not as it was written".formatted(row.name()));
        }
        position = row.position();
        hash = row.hash();
      }
      if (page.isEmpty()) {
        damages.add("%s %s are missing at the end of %s".formatted(length - position, rows, name));
        return position;
      }
      if (position == length && !hash.equals(lastHash)) {
        damages.add("%s does not end as it should".formatted(name));
      }
    }
    return position;
  }
}
