/** Tests of the package of the same name. */
@NullMarked
package io.ringfence.api.security;

import org.jspecify.annotations.NullMarked;
