package io.ringfence.api.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which roles an endpoint answers. One without it answers nobody, and a test finds it. Which desks
 * the caller sees is decided apart, by {@link DeskAccess}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface OpenTo {
  /** The roles; absent: all. */
  Role[] value() default {Role.RISK_DESK, Role.PORTFOLIO_MANAGER, Role.COMPLIANCE, Role.RISK_ADMIN};
}
