package dev.tandem.notification.violation;

import org.springframework.jdbc.core.simple.JdbcClient;

record NoticeThatKnowsSpring(JdbcClient jdbc) {}
