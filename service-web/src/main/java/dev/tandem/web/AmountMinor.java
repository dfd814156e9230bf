package dev.tandem.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * An amount of money in a request, in minor units: from 1 to {@value #MAX}. A request with nothing
 * wrong but its amount is answered with {@code invalid-amount}.
 */
@Documented
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Min(1)
@Max(AmountMinor.MAX)
@ReportAsSingleViolation
public @interface AmountMinor {

  /** Ten billion yuan: far above any payment, and so low that no sum of many overflows. */
  long MAX = 1_000_000_000_000L;

  String message() default "Must be from 1 to 1000000000000 minor units";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
