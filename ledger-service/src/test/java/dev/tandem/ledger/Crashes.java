package dev.tandem.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ends what a test does at any statement, as kill -9 does: the connection is gone, and the database
 * undoes what was not committed. Only the test's own thread is meant.
 */
public final class Crashes implements BeanPostProcessor {

  private static final ThreadLocal<@Nullable AtomicInteger> LEFT = new ThreadLocal<>();

  /** Something that a test does. */
  @FunctionalInterface
  public interface Act {
    void run(int attempt) throws Exception;
  }

  /**
   * Does {@code act} again and again, and ends it at the first boundary, the second and so on:
   * before each statement, before COMMIT, and after it. After each, {@code recover} goes on and
   * looks.
   *
   * @param prepare makes something new to act upon, by the number of the attempt
   * @return at how many boundaries it was ended
   */
  public static int everywhere(IntConsumer prepare, Act act, IntConsumer recover) {
    for (var boundary = 1; ; boundary++) {
      prepare.accept(boundary);
      var ended = endedAt(boundary, act);
      recover.accept(boundary);
      if (!ended) {
        // It came to its end by itself.
        return boundary - 1;
      }
    }
  }

  private static boolean endedAt(int boundary, Act act) {
    var left = new AtomicInteger(boundary);
    LEFT.set(left);
    try {
      act.run(boundary);
    } catch (Exception e) {
      assertThat(left.get()).as("crashed for another reason: %s", e).isLessThanOrEqualTo(0);
    } finally {
      LEFT.remove();
    }
    return left.get() <= 0;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource dataSource && name.equals("dataSource")
        ? new Crashing(dataSource)
        : bean;
  }

  private static final class Crashing extends DelegatingDataSource {

    Crashing(DataSource target) {
      super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
      var connection = super.getConnection();
      var left = LEFT.get();
      return left == null ? connection : ending(connection, left);
    }
  }

  private static Connection ending(Connection connection, AtomicInteger left) {
    return (Connection) Proxy.newProxyInstance(
        Crashes.class.getClassLoader(),
        new Class<?>[] {Connection.class},
        (proxy, method, arguments) -> {
          var isBoundary = switch (method.getName()) {
            case "prepareStatement", "createStatement", "commit" -> true;
            default -> false;
          };
          if (isBoundary) {
            pass(left);
          }
          try {
            var result = method.invoke(connection, arguments);
            if (method.getName().equals("commit")) {
              pass(left);
            }
            return result;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private static void pass(AtomicInteger left) throws SQLException {
    if (left.decrementAndGet() == 0) {
      throw new SQLException("The process is gone", "08006");
    }
    if (left.get() < 0) {
      throw new SQLException("The process is still gone", "08003");
    }
  }
}
