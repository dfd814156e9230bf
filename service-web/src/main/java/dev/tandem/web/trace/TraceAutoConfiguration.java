package dev.tandem.web.trace;

import io.micrometer.tracing.Tracer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Adds the trace's id to every answer, and keeps payments in theirs. */
@AutoConfiguration(
    afterName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure"
        + ".OpenTelemetryTracingAutoConfiguration")
class TraceAutoConfiguration {

  // After the observation filter (HIGHEST_PRECEDENCE + 1), which opens the span.
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  @ConditionalOnBean(Tracer.class)
  FilterRegistrationBean<TraceIdFilter> traceIdFilter(Tracer tracer) {
    var registration = new FilterRegistrationBean<>(new TraceIdFilter(tracer));
    registration.setOrder(ORDER);
    return registration;
  }

  @Bean
  @ConditionalOnBean(Tracer.class)
  PaymentTrail paymentTrail(Tracer tracer) {
    return new PaymentTrail(tracer);
  }
}
