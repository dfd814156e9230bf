package dev.tandem.wallet;

import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The wallet as it would be without tokens, access rules and owners, to measure what they cost:
 * every request is somebody's who may see everything. Headers are checked and set as ever. No
 * {@code @Configuration}: it would be found.
 */
class WithoutSecurity {

  private static final Principal ANYBODY = UsernamePasswordAuthenticationToken.authenticated(
      SecurityBench.OWNER, null, AuthorityUtils.createAuthorityList("investor", "operator"));

  @Bean
  static BeanPostProcessor everybodyIsTheSame() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DefaultSecurityFilterChain chain ? open(chain) : bean;
      }
    };
  }

  private static SecurityFilterChain open(DefaultSecurityFilterChain chain) {
    var filters = new ArrayList<>(chain.getFilters());
    filters.removeIf(BearerTokenAuthenticationFilter.class::isInstance);
    filters.replaceAll(filter -> filter instanceof AuthorizationFilter ? new Anybody() : filter);
    return new DefaultSecurityFilterChain(chain.getRequestMatcher(), filters);
  }

  private static final class Anybody extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      var anybodys = new HttpServletRequestWrapper(request) {
        @Override
        public Principal getUserPrincipal() {
          return ANYBODY;
        }
      };
      chain.doFilter(anybodys, response);
    }
  }
}
