package dev.tandem.web.security;

import java.util.List;

import dev.tandem.web.RequestValueResolver;
import dev.tandem.web.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes every service a resource server that is closed by default, on both of its ports. */
@AutoConfiguration(
    afterName = "dev.tandem.web.problem.ProblemAutoConfiguration",
    before = {
      ServletWebSecurityAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class,
      OAuth2ResourceServerAutoConfiguration.class
    })
@EnableConfigurationProperties({SecurityProperties.class, ClientAddresses.class})
class SecurityAutoConfiguration {

  // After the limit of requests in flight, before a body is read or a key is claimed.
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 21;

  /** Used by a service without rules of its own. */
  @Bean
  @ConditionalOnMissingBean
  AccessRules accessRules() {
    return AccessRules.define().build();
  }

  @Bean
  JwtDecoder jwtDecoder(SecurityProperties properties) {
    return TokenChecks.decoder(new IssuerKeys(properties), properties);
  }

  /** A span and a timer for each filter cost more than most filters; the request has its own. */
  @Bean
  @ConditionalOnMissingBean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  /** Spring's own firewall, without a regular expression over each header. */
  @Bean
  @ConditionalOnMissingBean
  HttpFirewall firewall() {
    var firewall = new StrictHttpFirewall();
    firewall.setAllowedHeaderNames(SecurityAutoConfiguration::isPrintableAscii);
    firewall.setAllowedHeaderValues(
        value -> isPrintableAscii(value) || StrictHttpFirewall.ALLOWED_HEADER_VALUES.test(value));
    return firewall;
  }

  private static boolean isPrintableAscii(String value) {
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  @Bean
  SecurityFilterChain closedByDefault(
      HttpSecurity http,
      JwtDecoder tokens,
      SecurityProperties properties,
      AccessRules rules,
      ObjectProvider<HandlerMapping> mappings,
      ProblemWriter problems) {
    var answers = new SecurityAnswers(problems);
    return http.authorizeHttpRequests(
            requests -> requests.anyRequest().access(new EndpointAccess(rules, mappings)))
        // Not by oauth2ResourceServer(), which opens an endpoint that describes the service.
        .addFilterAt(
            bearerTokens(new RememberedTokens(tokens, properties.tokenCache()), answers),
            BasicAuthenticationFilter.class)
        .exceptionHandling(
            failures -> failures.authenticationEntryPoint(answers).accessDeniedHandler(answers))
        // A token comes with every request: there is no session and nothing a browser sends itself.
        .securityContext(
            it -> it.securityContextRepository(new RequestAttributeSecurityContextRepository()))
        .sessionManagement(AbstractHttpConfigurer::disable)
        .csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(headers -> headers
            .contentSecurityPolicy(
                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
            .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
        .build();
  }

  @Bean
  WebMvcConfigurer callerArgument() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new RequestValueResolver<>(
            Caller.class, request -> Caller.of(request.getUserPrincipal())));
      }
    };
  }

  /** Has {@code isUserInRole} know roles as tokens spell them. */
  @Bean
  static GrantedAuthorityDefaults rolesWithoutPrefix() {
    return new GrantedAuthorityDefaults("");
  }

  /** Moves Boot's registration of the filter to the front. */
  @Bean
  static BeanPostProcessor securityComesFirst() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DelegatingFilterProxyRegistrationBean registration
            && name.equals("securityFilterChainRegistration")) {
          registration.setOrder(ORDER);
          // What failed is told by the error dispatch, whoever asked.
          registration.setDispatcherTypes(DispatcherType.REQUEST);
        }
        return bean;
      }
    };
  }

  private static BearerTokenAuthenticationFilter bearerTokens(
      RememberedTokens callers, SecurityAnswers answers) {
    var filter = new BearerTokenAuthenticationFilter(callers, new BearerTokens());
    filter.setAuthenticationFailureHandler(answers);
    return filter;
  }
}
