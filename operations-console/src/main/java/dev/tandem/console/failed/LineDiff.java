package dev.tandem.console.failed;

import java.util.ArrayList;
import java.util.List;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;

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
    List<Line> lines = new ArrayList<>();
    var patch = DiffUtils.diff(before.lines().toList(), after.lines().toList(), true);
    for (var delta : patch.getDeltas()) {
      boolean same = delta.getType() == DeltaType.EQUAL;
      delta
          .getSource()
          .getLines()
          .forEach(line -> lines.add(new Line(same ? Change.SAME : Change.REMOVED, line)));
      if (!same) {
        delta.getTarget().getLines().forEach(line -> lines.add(new Line(Change.ADDED, line)));
      }
    }
    return lines;
  }
}
