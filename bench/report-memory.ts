// Imported before a command, it tells the parent process the most memory that the command ever held, in bytes.

process.on('exit', () => void process.send?.(process.resourceUsage().maxRSS * 1024));
