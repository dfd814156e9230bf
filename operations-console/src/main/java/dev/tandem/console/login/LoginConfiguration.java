package dev.tandem.console.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tandem.console.suite.CallerToken;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.authority.mapping.GrantedAuthoritiesMapper;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.user.OidcUserAuthority;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OAuth2ClientProperties.class)
class LoginConfiguration {

  private static final String[] OPEN = {"/console/**", "/webjars/**"};

  /**
   * Secures the pages; paths below {@code /actuator} are for machines and have rules of their own.
   */
  @Bean
  @Order(0)
  SecurityFilterChain pages(
      HttpSecurity http, LoginProperties login, ClientRegistrationRepository clients) {
    http.securityMatcher(LoginConfiguration::isPage)
        // The pages' own rules refuse what comes from another site, forms and scripts alike.
        .csrf(AbstractHttpConfigurer::disable)
        .headers(headers -> headers.cacheControl(it -> {}));
    if (!login.required()) {
      return http.authorizeHttpRequests(it -> it.anyRequest().permitAll()).build();
    }
    return http.authorizeHttpRequests(requests -> requests
            .requestMatchers(OPEN)
            .permitAll()
            .anyRequest()
            .hasAnyAuthority(login.roles().toArray(String[]::new)))
        .oauth2Login(it -> it.loginPage("/oauth2/authorization/tandem"))
        .logout(it -> it.logoutSuccessHandler(leavingIssuer(clients)))
        .exceptionHandling(failures -> failures.defaultAuthenticationEntryPointFor(
            (request, response, failure) -> {
              // A part of a page cannot sign in; the page as a whole can.
              response.setHeader("HX-Refresh", "true");
              response.setStatus(HttpStatus.UNAUTHORIZED.value());
            },
            request -> request.getHeader("HX-Request") != null))
        .build();
  }

  /** The clients of the settings, with the address at which a session at the issuer ends. */
  @Bean
  ClientRegistrationRepository clients(OAuth2ClientProperties clients, LoginProperties login) {
    return new InMemoryClientRegistrationRepository(new OAuth2ClientPropertiesMapper(clients)
        .asClientRegistrations().values().stream()
            .map(client -> ClientRegistration.withClientRegistration(client)
                .providerConfigurationMetadata(Map.of("end_session_endpoint", login.endSession()))
                .build())
            .toList());
  }

  /** Without it the next page would sign the same person in again, without asking. */
  private static LogoutSuccessHandler leavingIssuer(ClientRegistrationRepository clients) {
    var leaving = new OidcClientInitiatedLogoutSuccessHandler(clients);
    leaving.setPostLogoutRedirectUri("{baseUrl}/");
    return leaving;
  }

  /** Maps the roles in the issuer's tokens. */
  @Bean
  GrantedAuthoritiesMapper roles() {
    return authorities -> Set.copyOf(AuthorityUtils.createAuthorityList(
        authorities.stream().flatMap(it -> rolesOf(it).stream()).toList()));
  }

  @Bean
  CallerToken callerToken(ObjectProvider<OAuth2AuthorizedClientService> clients) {
    return () -> {
      OAuth2AuthorizedClientService service = clients.getIfAvailable();
      if (service != null
          && SecurityContextHolder.getContext().getAuthentication()
              instanceof OAuth2AuthenticationToken person) {
        @Nullable
        OAuth2AuthorizedClient client = service.loadAuthorizedClient(
            person.getAuthorizedClientRegistrationId(), person.getName());
        return Optional.ofNullable(client).map(it -> it.getAccessToken().getTokenValue());
      }
      return Optional.empty();
    };
  }

  private static boolean isPage(HttpServletRequest request) {
    return !request.getRequestURI().startsWith("/actuator");
  }

  private static List<String> rolesOf(GrantedAuthority authority) {
    Map<String, Object> claims =
        authority instanceof OidcUserAuthority person ? person.getIdToken().getClaims() : Map.of();
    return claims.get("roles") instanceof List<?> roles
        ? roles.stream()
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .toList()
        : List.of();
  }
}
