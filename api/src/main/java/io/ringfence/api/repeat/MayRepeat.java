package io.ringfence.api.repeat;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of an endpoint that a request under a key it has seen is answered as it was then. */
@Parameter(
    in = ParameterIn.HEADER,
    name = Repeats.KEY,
    description =
        "8 to 64 letters, digits, `.`, `_`, `-`; absent: the request is done whenever it comes. The"
            + " same key with the same body is answered as it was the first time, for a day; with"
            + " another body it is refused.")
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface MayRepeat {}
