package dev.tandem.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the application context of a Spring test a real PostgreSQL and a real RocketMQ.
 *
 * <p>Both start once per JVM, on the backend that {@link Backends} describes. Each context gets an
 * empty database of its own; contexts are cached as usual. Set are {@code spring.datasource.url},
 * {@code .username}, {@code .password} and {@code rocketmq.name-server}; a property the test itself
 * declares wins.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
public @interface TandemBackends {

  /**
   * The name of the database and of the role that owns it: small letters, digits and underscores.
   */
  String database();
}
