package dev.tandem.wallet;

import java.io.IOException;
import java.security.Principal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The wallet as it would be without tokens, access rules and owners, to measure what they cost:
 * every request is somebody's who may see everything. No {@code @Configuration}: it would be found.
 */
class WithoutSecurity {

  private static final Principal ANYBODY = UsernamePasswordAuthenticationToken.authenticated(
      SecurityBench.OWNER, null, AuthorityUtils.createAuthorityList("investor", "operator"));

  @Bean
  static BeanPostProcessor noSecurityChain() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DelegatingFilterProxyRegistrationBean registration
            && name.equals("securityFilterChainRegistration")) {
          registration.setEnabled(false);
        }
        return bean;
      }
    };
  }

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> everybodyIsTheSame() {
    var registration = new FilterRegistrationBean<OncePerRequestFilter>(new Anybody());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 21);
    return registration;
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
