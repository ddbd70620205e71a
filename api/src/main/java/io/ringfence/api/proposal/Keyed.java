package io.ringfence.api.proposal;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an endpoint that makes something that it wants the caller's own key of the request. */
@Parameter(
    in = ParameterIn.HEADER,
    name = Asking.KEY,
    required = true,
    description = Asking.KEY_RULE)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Keyed {}
