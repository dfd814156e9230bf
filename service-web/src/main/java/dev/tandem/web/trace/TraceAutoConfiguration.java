package dev.tandem.web.trace;

import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.filter.ServerHttpObservationFilter;

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

  /** The management port has a Tomcat of its own, in which Boot opens no span for a request. */
  @ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
  @ConditionalOnBean(Tracer.class)
  static class ManagementTraceConfiguration {

    @Bean
    FilterRegistrationBean<ServerHttpObservationFilter> managementObservationFilter(
        ObservationRegistry observations) {
      var registration =
          new FilterRegistrationBean<>(new ServerHttpObservationFilter(observations));
      registration.setOrder(ORDER - 1);
      return registration;
    }

    @Bean
    FilterRegistrationBean<TraceIdFilter> managementTraceIdFilter(Tracer tracer) {
      var registration = new FilterRegistrationBean<>(new TraceIdFilter(tracer));
      registration.setOrder(ORDER);
      return registration;
    }
  }
}
