package dev.tandem.messaging;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the transaction manager in whose transactions handlers and group commits run. It is needed
 * only where several managers, none of them primary, work on the outbox's data source, or where the
 * starter cannot see which one does.
 *
 * @see OutboxDataSource
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface OutboxTransactionManager {}
