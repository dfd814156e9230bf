package dev.tandem.identity;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

/** The clients that may ask for tokens: the console for people, and machines by a secret. */
@Configuration(proxyBeanMethods = false)
class ClientConfiguration {

  static final String CONSOLE = "console";
  static final String MACHINE = "machine";

  private static final int SECRET_BYTES = 32;

  @Bean
  UserDetailsService people(IdentityProperties properties) {
    List<UserDetails> people = properties.people().entrySet().stream()
        .map(person -> User.withUsername(person.getKey())
            .password("{noop}" + properties.password())
            .roles(person.getValue().name())
            .build())
        .toList();
    return new InMemoryUserDetailsManager(people);
  }

  @Bean
  RegisteredClientRepository clients(IdentityProperties properties) {
    return new InMemoryRegisteredClientRepository(console(properties), machine(properties));
  }

  /** A client without a secret: PKCE ties the code to the browser that asked for it. */
  private static RegisteredClient console(IdentityProperties properties) {
    return RegisteredClient.withId(CONSOLE)
        .clientId(CONSOLE)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .redirectUri(properties.consoleRedirect().toString())
        .postLogoutRedirectUri(properties.consoleRedirect().resolve("/").toString())
        .scope(OidcScopes.OPENID)
        .scope(OidcScopes.PROFILE)
        .clientSettings(ClientSettings.builder().requireProofKey(true).build())
        .tokenSettings(lifetime(properties))
        .build();
  }

  private static RegisteredClient machine(IdentityProperties properties) {
    KeptFile kept = new KeptFile(properties.machineSecret());
    if (!kept.exists()) {
      kept.write(randomSecret());
    }
    return RegisteredClient.withId(MACHINE)
        .clientId(MACHINE)
        .clientSecret("{noop}" + kept.read())
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .tokenSettings(lifetime(properties))
        .build();
  }

  private static TokenSettings lifetime(IdentityProperties properties) {
    return TokenSettings.builder()
        .accessTokenTimeToLive(properties.tokenLifetime())
        .build();
  }

  private static String randomSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
