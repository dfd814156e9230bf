package dev.tandem.identity;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

import static org.springframework.security.config.Customizer.withDefaults;

/** Secures the protocol's endpoints, the login form, and the demo's own endpoint. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  @Bean
  AuthorizationServerSettings settings(IdentityProperties properties) {
    return AuthorizationServerSettings.builder()
        .issuer(properties.issuer().toString())
        .build();
  }

  /** Tells {@link SignInLog} of every failure, those of the protocol too. */
  @Bean
  AuthenticationEventPublisher authenticationEvents(ApplicationEventPublisher events) {
    var authentications = new DefaultAuthenticationEventPublisher(events);
    authentications.setDefaultAuthenticationFailureEvent(
        AuthenticationFailureBadCredentialsEvent.class);
    return authentications;
  }

  @Bean
  @Order(1)
  SecurityFilterChain protocol(HttpSecurity http) {
    http.oauth2AuthorizationServer(server -> {
      http.securityMatcher(server.getEndpointsMatcher());
      server.oidc(withDefaults());
    });
    http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated());
    http.exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
        new LoginUrlAuthenticationEntryPoint("/login"),
        new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain forms(HttpSecurity http) {
    http.authorizeHttpRequests(requests -> requests
        .requestMatchers(HttpMethod.POST, DemoTokenController.PATH)
        .permitAll()
        .requestMatchers("/error")
        .permitAll()
        .anyRequest()
        .authenticated());
    // It takes JSON only, which no foreign page can send, and looks at no cookie.
    http.csrf(csrf -> csrf.ignoringRequestMatchers(DemoTokenController.PATH));
    http.formLogin(withDefaults());
    return http.build();
  }
}
