/** The real server, and a browser's way to log in to it for other modules' tests. */
@NullMarked
package io.ringfence.keycloak;

import org.jspecify.annotations.NullMarked;
