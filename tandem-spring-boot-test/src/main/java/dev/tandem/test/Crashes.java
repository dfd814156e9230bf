package dev.tandem.test;

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

/**
 * Ends what a test does at any statement, as kill -9 does: the connection is gone, and the database
 * undoes what was not committed. Only the test's own thread is meant. It is a bean of the
 * application under test, and watches the data source called {@code dataSource}.
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
   * @throws AssertionError if the act fails for another reason
   */
  public static int everywhere(IntConsumer prepare, Act act, IntConsumer recover) {
    for (int boundary = 1; ; boundary++) {
      prepare.accept(boundary);
      boolean ended = endedAt(boundary, act);
      recover.accept(boundary);
      if (!ended) {
        // It came to its end by itself.
        return boundary - 1;
      }
    }
  }

  private static boolean endedAt(int boundary, Act act) {
    AtomicInteger left = new AtomicInteger(boundary);
    LEFT.set(left);
    try {
      act.run(boundary);
    } catch (Exception e) {
      if (left.get() > 0) {
        throw new AssertionError("crashed for another reason: " + e, e);
      }
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
      Connection connection = super.getConnection();
      AtomicInteger left = LEFT.get();
      return left == null ? connection : ending(connection, left);
    }
  }

  private static Connection ending(Connection connection, AtomicInteger left) {
    return (Connection) Proxy.newProxyInstance(
        Crashes.class.getClassLoader(), new Class<?>[] {Connection.class}, (it, method, with) -> {
          boolean isCommit = method.getName().equals("commit");
          if (isCommit
              || method.getName().equals("prepareStatement")
              || method.getName().equals("createStatement")) {
            pass(left);
          }
          try {
            Object result = method.invoke(connection, with);
            if (isCommit) {
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
