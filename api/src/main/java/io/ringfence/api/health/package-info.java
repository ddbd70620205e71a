/** What is up and what is not, each with the reason. Whoever owns a part says how it is. */
@NullMarked
package io.ringfence.api.health;

import org.jspecify.annotations.NullMarked;
