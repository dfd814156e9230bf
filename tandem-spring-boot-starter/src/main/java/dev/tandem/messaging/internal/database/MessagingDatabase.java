package dev.tandem.messaging.internal.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.function.SingletonSupplier;

/** The database that holds outbox and inbox. */
public final class MessagingDatabase {

  private final DataSource dataSource;
  private final Supplier<PlatformTransactionManager> manager;
  private final TransactionTemplate own;
  private final JdbcOperations jdbc;

  /**
   * The database behind {@code dataSource}.
   *
   * @param manager called when first needed: managers may depend on the tables that are yet to be
   *     created here
   */
  public MessagingDatabase(DataSource dataSource, Supplier<PlatformTransactionManager> manager) {
    this.dataSource = target(dataSource);
    this.manager = SingletonSupplier.of(manager);
    // Under a name of its own, so that it never meets a transaction of the application.
    DataSource apart = new DelegatingDataSource(this.dataSource);
    this.own = new TransactionTemplate(new OwnTransactionManager(apart));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.jdbc = (JdbcOperations) Proxy.newProxyInstance(
        MessagingDatabase.class.getClassLoader(),
        new Class<?>[] {JdbcOperations.class},
        new InTransaction(apart, new JdbcTemplate(apart), new JdbcTemplate(this.dataSource), own));
  }

  /**
   * The data source behind the proxies of {@code dataSource}, which is the one transaction managers
   * know.
   */
  static DataSource target(DataSource dataSource) {
    DataSource target = dataSource instanceof TransactionAwareDataSourceProxy proxy
        ? proxy.getTargetDataSource()
        : null;
    return target == null ? dataSource : target;
  }

  /** The key under which the application's transactions bind their connections. */
  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * Runs statements in the active transaction. Without one, each statement runs in a transaction of
   * its own and is committed, even if the pool's connections have auto-commit switched off.
   */
  public JdbcOperations jdbc() {
    return jdbc;
  }

  /** The starter's own transactions, independent of the application's and of its defaults. */
  public TransactionOperations ownTransaction() {
    return own;
  }

  /** The transaction manager of the application that works on this database. */
  public PlatformTransactionManager manager() {
    return manager.get();
  }

  /**
   * Writing transactions of {@link #manager()}, for handlers and for the starter's part in them.
   */
  public TransactionTemplate transactions() {
    return new WritingTransactionTemplate(manager(), dataSource);
  }

  /** Finds the transaction for a statement. */
  private record InTransaction(
      DataSource apart, JdbcTemplate ownJdbc, JdbcTemplate joining, TransactionOperations own)
      implements InvocationHandler {

    @Override
    public @Nullable Object invoke(
        Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
      try {
        if (TransactionSynchronizationManager.hasResource(apart)) {
          return call(ownJdbc, method, arguments);
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
          return call(joining, method, arguments);
        }
        AtomicReference<@Nullable Object> result = new AtomicReference<>();
        own.executeWithoutResult(status -> result.set(call(ownJdbc, method, arguments)));
        return result.get();
      } catch (UndeclaredThrowableException e) {
        throw Objects.requireNonNullElse(e.getCause(), e);
      }
    }

    private static @Nullable Object call(
        JdbcTemplate jdbc, Method method, @Nullable Object @Nullable [] arguments) {
      try {
        return method.invoke(jdbc, arguments);
      } catch (InvocationTargetException e) {
        if (e.getTargetException() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new UndeclaredThrowableException(e.getTargetException());
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
