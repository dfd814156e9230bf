package dev.tandem.console.failed;

import java.util.ArrayList;
import java.util.List;

/** The difference between two texts, line by line. */
public final class LineDiff {

  private LineDiff() {}

  /** A line of either text, or of both. */
  public record Line(Change change, String text) {}

  public enum Change {
    SAME,
    REMOVED,
    ADDED
  }

  /** The lines of both texts; what was removed stands before what was added in its place. */
  public static List<Line> between(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    int[][] common = longestCommon(old, now);
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        lines.add(new Line(Change.SAME, old.get(i)));
        i++;
        j++;
      } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line(Change.REMOVED, old.get(i++)));
      } else {
        lines.add(new Line(Change.ADDED, now.get(j++)));
      }
    }
    return lines;
  }

  /** For each pair of positions, the most lines that the rests behind them have in common. */
  private static int[][] longestCommon(List<String> old, List<String> now) {
    int[][] common = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        common[i][j] = old.get(i).equals(now.get(j))
            ? common[i + 1][j + 1] + 1
            : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
