-- n8n and the render-node keep their books apart, in one server.
CREATE DATABASE n8n;
CREATE DATABASE showrunner;
