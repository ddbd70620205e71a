package io.ringfence.api.security;

import io.ringfence.api.limit.RequestGate;
import jakarta.servlet.DispatcherType;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * One rule for every path: a good token with a known role, except for the two probes and for the
 * issuer's word that a session has ended, which brings a token of its own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** Whether the process lives. */
  static final String LIVENESS = "/actuator/health/liveness";

  /** What may be asked without a token: whether the process lives and whether it is ready. */
  static final List<String> OPEN_PATHS = List.of(LIVENESS, "/actuator/health/readiness");

  /** More people than any institution has. */
  private static final int MOST_ENDED_SESSIONS = 100_000;

  @Bean
  EndedSessions endedSessions() {
    return new EndedSessions(MOST_ENDED_SESSIONS);
  }

  @Bean
  JwtDecoder tokens(TokenTrust trust, EndedSessions ended) {
    return TokenDecoder.of(trust, ended);
  }

  /** Named so that it is {@code issuer} among the parts of health. */
  @Bean
  HealthIndicator issuerHealthIndicator(TokenTrust trust) {
    return IssuerHealth.of(trust);
  }

  /** Requests are measured as a whole: each filter by itself cost more than all of them do. */
  @Bean
  SecurityObservationSettings observations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  SecurityFilterChain rules(
      HttpSecurity http,
      JwtDecoder tokens,
      TokenTrust trust,
      EndedSessions ended,
      RequestGate gate) {
    RefusedCaller refused = new RefusedCaller(gate);
    return http.authorizeHttpRequests(
            paths ->
                paths
                    .dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(OPEN_PATHS.toArray(String[]::new))
                    .permitAll()
                    .anyRequest()
                    .hasAnyAuthority(Role.claims()))
        .addFilter(bearer(tokens, refused))
        .addFilterAfter(new RememberedCaller(), BearerTokenAuthenticationFilter.class)
        .addFilterAfter(new LimitedCaller(gate), RememberedCaller.class)
        .addFilterBefore(
            new BackChannelLogout(TokenDecoder.ofLogouts(trust), ended, InstantSource.system()),
            BearerTokenAuthenticationFilter.class)
        .exceptionHandling(
            refusals -> refusals.authenticationEntryPoint(refused).accessDeniedHandler(refused))
        // The caller is known by a header of each request: no cookie that a foreign page could
        // make a browser send, hence nothing for a CSRF token to protect, and no session.
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityConfiguration::headers)
        .build();
  }

  @Bean
  WebMvcConfigurer rolesOfEndpoints() {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry endpoints) {
        endpoints.addInterceptor(new RolesOfEndpoints());
      }
    };
  }

  /**
   * Put together by hand: Spring Security's {@code oauth2ResourceServer()} would also open a
   * metadata document to everybody and accept a second scheme, DPoP.
   */
  private static BearerTokenAuthenticationFilter bearer(JwtDecoder tokens, RefusedCaller refused) {
    JwtAuthenticationProvider judge = new JwtAuthenticationProvider(tokens);
    judge.setJwtAuthenticationConverter(new CallerConverter());
    BearerTokenAuthenticationFilter filter =
        new BearerTokenAuthenticationFilter(new ProviderManager(judge));
    filter.setAuthenticationEntryPoint(refused);
    filter.setAuthenticationFailureHandler(refused);
    return filter;
  }

  /** Beside Spring Security's own: answers are data, never pages, and for nobody else's page. */
  private static void headers(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(
            policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN));
  }
}
