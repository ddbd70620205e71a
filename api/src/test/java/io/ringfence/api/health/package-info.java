/** What is up and what is not, with the reason. */
@NullMarked
package io.ringfence.api.health;

import org.jspecify.annotations.NullMarked;
