package dev.tandem.web;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets controllers declare {@link PageRequest} and {@link PreferWait} as parameters. */
@AutoConfiguration
class WebAutoConfiguration {

  @Bean
  WebMvcConfigurer requestValues() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestValueResolver<>(
            PageRequest.class,
            request -> PageRequest.of(
                request.getParameter("limit"), request.getParameter("startingAfter"))));
        resolvers.add(new RequestValueResolver<>(
            PreferWait.class, request -> PreferWait.of(request.getHeaders("Prefer"))));
      }
    };
  }
}
