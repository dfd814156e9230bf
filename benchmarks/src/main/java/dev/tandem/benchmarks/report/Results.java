package dev.tandem.benchmarks.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;

/** All figures of a run, one for each repetition. */
public final class Results {

  /**
   * One figure.
   *
   * @param table the table's name, with the durability
   * @param contender the contender's name
   * @param point the load
   * @param metric the metric's name, with its unit
   */
  public record Row(
      String table, String contender, String point, String metric, int round, double value) {}

  private final List<Row> rows = new ArrayList<>();

  public void add(
      String table, String contender, String point, String metric, int round, double value) {
    rows.add(new Row(table, contender, point, metric, round, value));
  }

  public List<Row> rows() {
    return List.copyOf(rows);
  }

  public Set<String> tables() {
    return distinct(rows, Row::table);
  }

  public Set<String> metrics(String table) {
    return distinct(of(table), Row::metric);
  }

  public Set<String> contenders(String table, String metric) {
    return distinct(of(table, metric), Row::contender);
  }

  public Set<String> points(String table, String metric) {
    return distinct(of(table, metric), Row::point);
  }

  /** The median of the repetitions; empty if it was not measured. */
  public OptionalDouble median(String table, String contender, String point, String metric) {
    double[] values = values(table, contender, point, metric);
    if (values.length == 0) {
      return OptionalDouble.empty();
    }
    int middle = values.length / 2;
    return OptionalDouble.of(
        values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }

  /** The repetitions from the least to the greatest. */
  public double[] values(String table, String contender, String point, String metric) {
    return of(table, metric).stream()
        .filter(row -> row.contender().equals(contender) && row.point().equals(point))
        .mapToDouble(Row::value)
        .sorted()
        .toArray();
  }

  private List<Row> of(String table) {
    return rows.stream().filter(row -> row.table().equals(table)).toList();
  }

  private List<Row> of(String table, String metric) {
    return rows.stream()
        .filter(row -> row.table().equals(table) && row.metric().equals(metric))
        .toList();
  }

  private static Set<String> distinct(Collection<Row> rows, Function<Row, String> column) {
    Set<String> values = new LinkedHashSet<>();
    rows.forEach(row -> values.add(column.apply(row)));
    return values;
  }
}
