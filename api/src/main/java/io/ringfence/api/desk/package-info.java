/**
 * What the caller's desks have at stake: the resource {@code /v1/desks}. Shapes only; figures come
 * from reporting as they are.
 */
@NullMarked
package io.ringfence.api.desk;

import org.jspecify.annotations.NullMarked;
